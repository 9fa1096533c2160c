/** Documents in JSON: the one form in which they are written. */
//SOURCES DocumentForm.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.base.json;
