/** Notify: who is told of what was recorded, as lockstep.yaml says it. */
//SOURCES HookFile.java
//SOURCES HookFormat.java
//SOURCES HookMapping.java
//SOURCES HookSettings.java
package lockstep.settings.notify;
