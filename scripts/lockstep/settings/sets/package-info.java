/** Sets: the repositories that are released one after another, and taken back in the reverse order. */
//SOURCES SetFile.java
//SOURCES SetMapping.java
//SOURCES SetMember.java
//SOURCES SetSettings.java
package lockstep.settings.sets;
