/** Files of whoever runs a command: which permissions they get, and in which folders they lie. */
//SOURCES NewFile.java
//SOURCES OwnerOnly.java
//SOURCES UserFolders.java
package lockstep.base.files;
