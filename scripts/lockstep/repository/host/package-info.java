/**
 * The host's git: the operator's own program and settings, and JGit taught to leave the host alone.
 *
 * <p>What only the operator's git knows is asked of it: where the repository is, its settings with every include, the
 * passwords of its credential helpers, signatures.
 */
//SOURCES GitAnswer.java
//SOURCES GitSettings.java
//SOURCES HostGit.java
//SOURCES QuietSystem.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.repository.host;
