/**
 * Preferences: how an operator wants the terminal UI, as ui.yaml says it: keys, colours, commands of their own.
 *
 * <p>Here too is what keys can do at all, and which they are when nobody wants it otherwise.
 */
//SOURCES CommandMapping.java
//SOURCES FixedKeys.java
//SOURCES KeyAction.java
//SOURCES KeyBook.java
//SOURCES Preferences.java
//SOURCES PreferencesFile.java
//SOURCES PreferencesMapping.java
//SOURCES UiTheme.java
//SOURCES UserCommand.java
package lockstep.tui.preferences;
