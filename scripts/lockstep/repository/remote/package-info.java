/**
 * Remotes: reading where a remote repository's branches are, and moving them together, over every transport that
 * operators use and within a deadline.
 *
 * <p>ssh is the host's own; passwords come from git's credential helpers; a folder is served by the host's git, so
 * that its hooks apply.
 */
//SOURCES AtomicPush.java
//SOURCES BranchFetch.java
//SOURCES CappedWords.java
//SOURCES Channel.java
//SOURCES ChildProcess.java
//SOURCES ChildSessions.java
//SOURCES GitRemote.java
//SOURCES HostCredentials.java
//SOURCES HostFetch.java
//SOURCES HttpConnections.java
//SOURCES PushOutcome.java
//SOURCES RefMove.java
//SOURCES Remote.java
//SOURCES RemoteAddress.java
//SOURCES RemoteSession.java
//SOURCES RemoteTrouble.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.repository.remote;
