/** Documents in JSON: the one form in which they are written, and how their fields are read. */
//SOURCES DocumentForm.java
//SOURCES Fields.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.base.json;
