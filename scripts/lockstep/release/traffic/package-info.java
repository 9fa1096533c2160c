/** Traffic: how much of it the canary gets, by three commands of the host: set, read, abort. */
//SOURCES Traffic.java
//SOURCES Weight.java
package lockstep.release.traffic;
