/**
 * Remotes: reading where a remote repository's branches are, and moving them together, over every transport that
 * operators use and within a deadline.
 *
 * <p>ssh is the host's own; passwords come from git's credential helpers; a folder is served by the host's git, so
 * that its hooks apply. Library: JGit. Stands on {@code host}, {@code release}, {@code http} (for the deadline),
 * {@code text} and {@code error}.
 */
//SOURCES AtomicPush.java
//SOURCES CappedWords.java
//SOURCES ChildProcess.java
//SOURCES ChildSessions.java
//SOURCES Conversation.java
//SOURCES GitRemote.java
//SOURCES HostCredentials.java
//SOURCES HttpConnections.java
//SOURCES Line.java
//SOURCES PushOutcome.java
//SOURCES RefMove.java
//SOURCES RemoteAddress.java
//SOURCES RemoteTrouble.java
//SOURCES ../host/package-info.java
package lockstep.repository.remote;
