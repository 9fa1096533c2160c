/** Deploy: getting a commit to run in an environment, and knowing that it does. */
//SOURCES Answers.java
//SOURCES BesideCanaries.java
//SOURCES DeployCommand.java
//SOURCES DeployListener.java
//SOURCES HostCommand.java
//SOURCES LiveService.java
//SOURCES RevisionWait.java
//SOURCES Rollout.java
package lockstep.release.deploy;
