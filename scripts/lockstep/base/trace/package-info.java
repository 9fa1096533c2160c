/** What is asked of others, told while it happens. */
//SOURCES Exchange.java
//SOURCES Trace.java
package lockstep.base.trace;
