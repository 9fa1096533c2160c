/**
 * Clone: the folder that a repository lies in, however it is laid out and shared, and how it is opened and locked.
 */
//SOURCES CloneLock.java
//SOURCES KnownFirst.java
//SOURCES MakingFolder.java
//SOURCES NamedRemote.java
//SOURCES PackMemory.java
//SOURCES RepositoryLayout.java
//SOURCES SharedMode.java
//SOURCES WholeHistoryReader.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.repository.clone;
