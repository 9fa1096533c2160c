/** Checks of single values in a configuration; each error names the file, the line, and the key. */
//SOURCES ValueChecks.java
package lockstep.settings.check;
