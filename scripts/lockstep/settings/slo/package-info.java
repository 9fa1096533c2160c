/** Service level objectives: OpenSLO v1, read as far as an error budget needs it. */
//SOURCES CountSource.java
//SOURCES Objective.java
//SOURCES SloFile.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package lockstep.settings.slo;
