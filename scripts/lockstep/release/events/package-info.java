/** Events: tells the receivers of lockstep.yaml what was recorded, at least once, and after it was recorded. */
//SOURCES Announcement.java
//SOURCES EventDelivery.java
//SOURCES Hook.java
//SOURCES Publisher.java
package lockstep.release.events;
