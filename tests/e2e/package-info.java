/** Tests across the whole house, against programs that nobody here wrote. */
//SOURCES NginxService.java
//SOURCES NginxTest.java
//SOURCES ../cli/package-info.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package tests.e2e;
