/** Commands that bring a commit to an environment, and that drill a kill switch there. */
//SOURCES DeployCommandLine.java
//SOURCES DeployJob.java
//SOURCES DeploymentJson.java
//SOURCES KillSwitchCommand.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.deploy;
