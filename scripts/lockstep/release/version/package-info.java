/** Versions: tags of the remote that name a commit, and what was recorded of them. */
//SOURCES NamedCommit.java
//SOURCES VersionJson.java
//SOURCES Versions.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.version;
