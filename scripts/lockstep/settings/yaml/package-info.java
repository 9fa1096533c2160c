/** YAML whose every value knows its line and column, so that a mistake can be shown where it was made. */
//SOURCES KeyPlaces.java
//SOURCES Keys.java
//SOURCES Mistakes.java
//SOURCES Place.java
//SOURCES Shapes.java
//SOURCES YamlBinding.java
//SOURCES YamlFault.java
//SOURCES YamlJson.java
//SOURCES YamlReader.java
//SOURCES YamlValue.java
//DEPS org.snakeyaml:snakeyaml-engine:3.2
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.settings.yaml;
