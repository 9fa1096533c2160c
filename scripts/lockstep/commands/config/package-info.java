/** Commands about {@code lockstep.yaml}: show, check and pin it, and accept that it differs from the one in force. */
//SOURCES AcceptConfigOptions.java
//SOURCES LintConfig.java
//SOURCES PinConfig.java
//SOURCES ShowConfig.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.config;
