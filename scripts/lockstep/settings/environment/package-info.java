/** Environment settings: where a service runs, and how it gets there. */
//SOURCES DeploySettings.java
//SOURCES DeploymentFile.java
//SOURCES EnvironmentMapping.java
//SOURCES EnvironmentSettings.java
//SOURCES ProductionDeploymentFile.java
//SOURCES RevisionFile.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.settings.environment;
