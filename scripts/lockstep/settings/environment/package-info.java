/** Environment settings: where a service runs, and how it gets there. */
//SOURCES DeploySettings.java
//SOURCES EnvironmentSettings.java
package lockstep.settings.environment;
