/**
 * Programs of this host, started without a shell, ended in time, read up to a cap; and work of this process that is
 * begun ahead or done side by side.
 */
//SOURCES Ahead.java
//SOURCES HostProgram.java
//SOURCES HostPrograms.java
//SOURCES KeptOutput.java
//SOURCES ProgramEnd.java
//SOURCES Programs.java
//SOURCES RunningProgram.java
//SOURCES SideBySide.java
package lockstep.base.process;
