package tests.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tests.house.FreePort;
import tests.house.Tools;

/** An nginx with the chat service's contract; a text of its configuration may be replaced to break a property. */
final class NginxService implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid FOLDER/nginx.pid;
            error_log FOLDER/error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path FOLDER/body;
              proxy_temp_path FOLDER/proxy;
              fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi;
              scgi_temp_path FOLDER/scgi;
              default_type application/json;
              limit_req_zone $binary_remote_addr zone=chat:1m rate=6r/m;
              limit_req_status 429;
              server {
                listen 127.0.0.1:PORT;
                location = /health { return 200 '{"status":"ok","version":"1.0.0","uptime_seconds":5}'; }
                location = /db/health { return 200 '{"status":"ok","db":"ok"}'; }
                location = /auth/whoami {
                  add_header Set-Cookie "anon_session=0a1b2c3d4e5f; Path=/; HttpOnly; SameSite=Lax";
                  return 200 '{"authenticated":false,"subject_type":"anon","subject_id":"x","user_id":null,"anon_id":"x"}';
                }
                location = /api/chat {
                  if ($content_type !~ ^application/json) { return 415 '{"ok":false,"error_code":"content_type_invalid","message":"no"}'; }
                  limit_req zone=chat burst=4 nodelay;
                  error_page 429 @limited;
                  try_files /none @chat;
                }
                location @chat {
                  return 200 '{"action":"ANSWER","rendered_text":"Hello.","failure_type":null,"failure_reason":null,"ux_state":"OK","cooldown_seconds":null}';
                }
                location @limited {
                  add_header Retry-After 10 always;
                  return 429 '{"ok":false,"error_code":"rate_limited","message":"slow down","retry_after_seconds":10,"limit_scope":"ip"}';
                }
              }
            }
            """;

    private final Process process;
    private final String base;

    private NginxService(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static NginxService keeping_the_contract(Path folder) throws Exception {
        return start(folder, CONFIGURATION);
    }

    static NginxService breaking(Path folder, String what, String by) throws Exception {
        if (!CONFIGURATION.contains(what)) {
            throw new IllegalArgumentException("not in the configuration: " + what);
        }
        return start(folder, CONFIGURATION.replace(what, by));
    }

    String base() {
        return base;
    }

    private static NginxService start(Path folder, String configuration) throws Exception {
        int port = FreePort.any();
        Path file = Files.writeString(
                folder.resolve("nginx.conf"),
                configuration.replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(port)));
        Process process = new ProcessBuilder(
                Tools.need("nginx").toString(), "-p", folder.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        while (!accepts(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nginx ended: " + Files.readString(folder.resolve("out.log")));
            }
        }
        return new NginxService(process, "http://127.0.0.1:" + port);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 60_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
