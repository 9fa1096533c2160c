/**
 * Forge: what GitHub and GitLab say of a commit: its checks and the reviews of the change that brought it.
 *
 * <p>Every page is read, and a rate limit is waited out within the deadline; half an answer is none.
 */
//SOURCES CheckStates.java
//SOURCES Forge.java
//SOURCES ForgeAuthors.java
//SOURCES ForgeClient.java
//SOURCES ForgeTrouble.java
//SOURCES Forges.java
//SOURCES GitHub.java
//SOURCES GitLab.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.forge;
