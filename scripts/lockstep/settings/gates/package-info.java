/**
 * Declarations: gates as they are written in {@code lockstep.yaml} and in {@code gates/*.yaml} beside it.
 *
 * <p>A mistake is refused with its file, line and column, what is allowed there, and the nearest name.
 */
//SOURCES Beside.java
//SOURCES BurstMapping.java
//SOURCES ConditionMapping.java
//SOURCES GateFile.java
//SOURCES GateMapping.java
//SOURCES GateOrder.java
//SOURCES GateSource.java
//SOURCES GateYaml.java
//SOURCES RequestMapping.java
//SOURCES SideFiles.java
//SOURCES StatusMapping.java
//SOURCES TemplateMapping.java
//SOURCES WantedMapping.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package lockstep.settings.gates;
