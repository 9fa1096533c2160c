/** Tests across the whole house, against programs that nobody here wrote. */
//SOURCES CanaryParts.java
//SOURCES CanaryPartsTest.java
//SOURCES KubernetesDouble.java
//SOURCES KubernetesRecipesTest.java
//SOURCES NginxRecipeTest.java
//SOURCES NginxService.java
//SOURCES NginxTest.java
//SOURCES OrdersWholeDayTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.e2e;
