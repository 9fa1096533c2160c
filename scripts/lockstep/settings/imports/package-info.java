/** Imports: declarations made from an OpenAPI document, a HAR file, a Hurl file or a curl command. */
//SOURCES CurlImport.java
//SOURCES CurlOptions.java
//SOURCES HarImport.java
//SOURCES HurlAssert.java
//SOURCES HurlComment.java
//SOURCES HurlImport.java
//SOURCES Imported.java
//SOURCES OpenApiImport.java
//SOURCES RequestImport.java
//SOURCES ShellWords.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.settings.imports;
