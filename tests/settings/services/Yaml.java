package tests.settings.services;

/** Configurations of three services. */
final class Yaml {

    static final String THREE = """
            service: agentaskit
            services:
              api-gateway:
                environments:
                  staging: {base: "https://api.staging.example", revision: {header: X-Build-Sha}}
                  production: {base: "https://api.example", revision: {header: X-Build-Sha}}
                deploy: {production: {command: [./deploy.sh, api-gateway, "{sha}"], wait: 5m}}
              orchestrator:
                environments:
                  staging: {base: "https://orch.staging.example"}
                  production: {base: "https://orch.example"}
                gates:
                  alive: {get: /health, expect: {status: 200}}
              workers:
                environments:
                  staging: {base: "https://work.staging.example"}
                  production: {base: "https://work.example"}
                required_gates: [health]
            """;

    private Yaml() {}
}
