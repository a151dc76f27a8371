// Serves the bare repositories in a folder over smart HTTP, as `git http-backend` does it: ROOT [USER:PASSWORD]
// With CERTIFICATE and KEY in the environment it speaks https. Each request is noted in ROOT/requests.
// With TUNNEL it is a proxy too, for which every host is that port of this machine.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';

const [root, credentials] = process.argv.slice(2);
const { CERTIFICATE, KEY, TUNNEL } = process.env;

const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;

function serve(request, response) {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  appendFileSync(`${root}/requests`, `${request.method} ${request.url}\n`);
  if (expected && request.headers.authorization !== expected) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="kits"' }).end();
    return;
  }
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      // As large forges do: a commit can be asked for by its id.
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'uploadpack.allowAnySHA1InWant',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_KEY_1: 'safe.directory',
      GIT_CONFIG_VALUE_1: '*',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => {});
  const chunks = [];
  backend.stdout.on('data', (chunk) => chunks.push(chunk));
  backend.on('close', () => answer(Buffer.concat(chunks), response));
}

/// A CGI program's output: headers, an empty line, the body.
function answer(output, response) {
  const end = output.indexOf('\r\n\r\n');
  for (const line of output.subarray(0, end).toString().split('\r\n')) {
    const [name, value] = line.split(': ');
    if (name === 'Status') response.statusCode = Number(value.split(' ')[0]);
    else response.setHeader(name, value);
  }
  response.end(output.subarray(end + 4));
}

const server = CERTIFICATE
  ? createTlsServer({ cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) }, serve)
  : createServer(serve);
server.on('connect', (request, client) => {
  appendFileSync(`${root}/requests`, `CONNECT ${request.url}\n`);
  const target = connect(Number(TUNNEL), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.pipe(client).pipe(target);
  });
  for (const socket of [client, target]) socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${CERTIFICATE ? 'https' : 'http'}://127.0.0.1:${server.address().port}/`);
});
