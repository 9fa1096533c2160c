/** Checks of single values in a configuration; each error names the file, the line, and the key. */
//SOURCES KeyLines.java
//SOURCES KeySuggestion.java
//SOURCES ValueChecks.java
//DEPS org.apache.commons:commons-text:1.15.0
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package lockstep.settings.check;
