// `node worker-pool.mjs FOLDER HOW`: tests the pool of a generated project to which `fixtures/worker` was added.
import assert from "node:assert/strict";
import { before } from "node:test";
import { setTimeout } from "node:timers/promises";
import { how, launch, open, test } from "./worker-page.mjs";

let browser;
let shared;
before(async () => {
  browser = await launch();
  shared = await openPool();
});

async function openPool(prepare) {
  const opened = await open(browser, "pool.html", prepare);
  await opened.page.waitForFunction(() => globalThis.connect);
  await opened.page.evaluate(() => {
    const describe = (error) => ({
      name: error.name,
      message: error.message,
      isError: error instanceof Error,
      isRuntimeError: error instanceof WebAssembly.RuntimeError,
    });
    globalThis.caught = (promise) => promise.then((value) => ({ value }), describe);
  });
  return opened;
}

/** Runs a function in the page, which must report no errors. */
async function evaluate(inPage) {
  const result = await shared.page.evaluate(inPage);
  assert.deepEqual(shared.faults.splice(0), []);
  return result;
}

test("the pixels are those of the main thread, also in bands", async () => {
  const [here, there, bands] = await evaluate(async () => {
    const { rust } = connect({ size: 2 });
    await init();
    const draw = (functions, rows, top) => functions.mandelbrot(60, rows, -2, top, 0.05, () => {});
    const bands = await Promise.all([0, 1, 2, 3].map((i) => draw(rust, 10, -1 + i * 0.5)));
    const same = [draw(globalThis.rust, 40, -1), await draw(rust, 40, -1), bands.flatMap((band) => [...band])];
    return same.map((pixels) => [...pixels].join());
  });
  assert.ok(here.length > 10_000 && new Set(here.split(",")).size > 50, "it is a picture");
  assert.equal(there, here);
  assert.equal(bands, here);
});

test("progress is reported in order, while Rust works", async () => {
  const events = await evaluate(async () => {
    const events = [];
    await connect().rust.mandelbrot(8, 5, 0, 0, 0, (fraction) => events.push(fraction));
    return [...events, "end"];
  });
  assert.deepEqual(events, [0.2, 0.4, 0.6, 0.8, 1, "end"]);
});

test("a promise of Rust's is waited for; a call back after the end is dropped, not taken for the next call's", async () => {
  const fractions = await evaluate(async () => {
    const { rust } = connect();
    const fractions = [];
    await rust.report_later(50, (fraction) => fractions.push(fraction));
    await rust.wait(200, (fraction) => fractions.push(fraction));
    return fractions;
  });
  assert.deepEqual(fractions, []);
});

test("an error of Rust's is the caller's, and the instance stays", async () => {
  const [first, error, second] = await evaluate(async () => {
    const { rust } = connect();
    return [await rust.count(), await caught(rust.fail("schade")), await rust.count()];
  });
  assert.deepEqual([first, second], [1, 2]);
  assert.deepEqual([error.name, error.message, error.isError], ["Error", "schade", true]);
});

test("errors and results that can't be sent are errors", async () => {
  const [odd, symbol, again] = await evaluate(async () => {
    const { rust } = connect();
    return [await caught(rust.fail_oddly()), await caught(rust.symbol()), await rust.count()];
  });
  assert.equal(odd.message, "Symbol(odd)");
  assert.equal(symbol.name, "DataCloneError");
  assert.equal(again, 1);
});

test("a panic reaches the caller with its message; waiting calls and later ones work, in a new instance", async () => {
  const [first, panic, waiting, later] = await evaluate(async () => {
    const { rust } = connect();
    const first = await rust.count();
    const both = [caught(rust.panic("verdammt")), rust.count()];
    return [first, ...(await Promise.all(both)), await rust.count()];
  });
  assert.match(panic.message, /panicked at src\/faults\.rs:\d+:\d+:\nverdammt/);
  assert.ok(panic.isRuntimeError);
  assert.deepEqual([first, waiting, later], [1, 1, 2]);
});

test("so does a stack overflow", async () => {
  const [overflow, later] = await evaluate(async () => {
    const { rust } = connect();
    await rust.count();
    return [await caught(rust.recurse(0xffff_ffff)), await rust.count()];
  });
  assert.match(overflow.name, /RangeError|RuntimeError/);
  assert.equal(later, 1);
});

test("after a panic that no call waited for, the next call has a new instance", async () => {
  const counts = await evaluate(async () => {
    const { rust } = connect();
    const first = await rust.count();
    await rust.panic_later();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [first, await rust.count()];
  });
  assert.deepEqual(counts, [1, 1]);
});

test("a call that hangs ends at its timeout, and the next one works", async () => {
  const [hung, later] = await evaluate(async () => {
    const pool = connect();
    await pool.rust.count();
    const hung = await caught(pool.with({ signal: AbortSignal.timeout(60) }).hang());
    return [hung, await pool.rust.count()];
  });
  assert.equal(hung.name, "TimeoutError");
  assert.equal(later, 1);
});

test("waiting calls are cancelled without harm to the running one", async () => {
  const { events, counts } = await evaluate(async () => {
    const pool = connect();
    const cancel = new AbortController();
    const events = [];
    const add = ({ message }) => events.push(message);
    const running = pool.rust.spin(100, () => {}).then(() => events.push("end"));
    pool.with({ signal: cancel.signal }).count().catch(add);
    cancel.abort(new Error("enough"));
    pool.with({ signal: cancel.signal }).count().catch(add);
    await running;
    return { events, counts: [await pool.rust.count(), await pool.rust.count()] };
  });
  assert.deepEqual(events, ["enough", "enough", "end"]);
  assert.deepEqual(counts, [1, 2]);
});

test("a running call is cancelled, and its instance replaced", async () => {
  const { hung, later } = await evaluate(async () => {
    const pool = connect();
    const cancel = new AbortController();
    await pool.rust.count();
    const spin = pool.with({ signal: cancel.signal }).spin(60_000, () => cancel.abort("enough"));
    const hung = await spin.catch((reason) => ({ reason }));
    return { hung, later: await pool.rust.count() };
  });
  assert.deepEqual(hung, { reason: "enough" });
  assert.equal(later, 1);
});

test("a signal that is aborted after its call does nothing", async () => {
  const counts = await evaluate(async () => {
    const pool = connect();
    const cancel = new AbortController();
    const first = await pool.with({ signal: cancel.signal }).count();
    const running = pool.rust.spin(50, () => cancel.abort());
    await running;
    return [first, await pool.rust.count()];
  });
  assert.deepEqual(counts, [1, 2]);
});

test("1,000 calls at once are answered in turn", async () => {
  const counts = await evaluate(async () => {
    const { rust } = connect();
    return Promise.all(Array.from({ length: 1000 }, () => rust.count()));
  });
  assert.deepEqual(counts, Array.from({ length: 1000 }, (_, i) => i + 1));
});

test("256 MiB are moved there and back", async () => {
  const { detached, length, samples } = await evaluate(async () => {
    const bytes = new Uint8Array(256 * 1024 * 1024);
    bytes[0] = 1;
    bytes[bytes.length - 1] = 2;
    const pool = connect();
    const call = pool.with({ transfer: [bytes.buffer] }).invert(bytes);
    const detached = [bytes.length];
    const result = await call;
    detached.push(bytes.length);
    return { detached, length: result.length, samples: [result[0], result[1000], result[result.length - 1]] };
  });
  assert.equal(detached[1], 0);
  assert.equal(length, 256 * 1024 * 1024);
  assert.deepEqual(samples, [254, 255, 253]);
});

test("arrays that Rust returns are moved, not copied", async () => {
  const [length, kept] = await evaluate(async () => {
    const { rust } = connect();
    return [(await rust.keep()).length, await rust.kept()];
  });
  assert.deepEqual([length, kept], [8, 0]);
});

test("an argument that can't be copied, and a function that doesn't exist, fail their own calls only", async () => {
  const { faulty, missing, then, count } = await evaluate(async () => {
    const { rust } = connect();
    const all = [rust.count(), caught(rust.invert({ not: Symbol("cloneable") })), caught(rust.nothing()), rust.count()];
    const [, faulty, missing, count] = await Promise.all(all);
    return { faulty, missing, then: typeof rust.then, count };
  });
  assert.equal(faulty.name, "DataCloneError");
  assert.deepEqual([missing.name, missing.message], ["TypeError", "the crate exports no function `nothing`"]);
  assert.equal(then, "undefined");
  assert.equal(count, 2);
});

test("a closed pool rejects its running, waiting and later calls, and its workers end", async () => {
  const { page } = await openPool();
  const outcomes = await page.evaluate(async () => {
    const { rust, close } = connect({ size: 2 });
    // Starts both workers.
    await Promise.all([rust.count(), rust.count()]);
    const started = Promise.withResolvers();
    const running = caught(rust.mandelbrot(64, 8192, 0, 0, 0, started.resolve));
    await started.promise;
    const others = [caught(rust.hang()), caught(rust.count())];
    close();
    return Promise.all([running, ...others, caught(rust.count())]);
  });
  assert.deepEqual(outcomes.map(({ message }) => message), Array(4).fill("the pool of workers is closed"));

  const noWorkers = async () => {
    const end = Date.now() + 10_000;
    while (page.workers().length > 0 && Date.now() < end) await setTimeout(10);
    assert.equal(page.workers().length, 0);
  };
  // Chromium waits two more seconds for a worker that hangs.
  await noWorkers();
  const counted = page.evaluate(() => (globalThis.pool = connect()).rust.count());
  assert.deepEqual([await counted, page.workers().length], [1, 1]);
  await page.evaluate(() => pool.close());
  await noWorkers();
});

test("a pool of three works on three calls at once, and on no more", async () => {
  const most = await evaluate(async () => {
    const { rust } = connect({ size: 3 });
    let busy = 0;
    let most = 0;
    const spin = () => rust.spin(150, () => (most = Math.max(most, (busy += 1)))).then(() => (busy -= 1));
    await Promise.all(Array.from({ length: 6 }, spin));
    return most;
  });
  assert.equal(most, 3);
});

test("the wrong MIME type does no harm", async () => {
  let answers = 0;
  const mislabel = async (route) => {
    answers += 1;
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
  };
  const { page } = await openPool((page) => page.route("**/*.wasm", mislabel));
  const count = await page.evaluate(() => connect().rust.count());
  assert.deepEqual([answers, count], [1, 1]);
});

// The script of Vite's development server doesn't work with such a policy.
if (how !== "dev") {
  test("a strict content security policy, with wasm in it, is enough", async () => {
    const protect = async (route) => {
      const response = await route.fetch();
      const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    };
    const { page, faults } = await openPool((page) => page.route("**/*", protect));
    assert.equal(await page.evaluate(() => connect().rust.count()), 1);
    assert.deepEqual(faults, []);
  });
}

test("without the wasm file each call says so once, and works when it's there again", async () => {
  const { outcomes, tries } = await missing("**/*.wasm");
  for (const { message } of outcomes.slice(0, 2)) assert.match(message, /module doesn't start: .*404 for .*\.wasm/);
  assert.deepEqual(outcomes[2], { value: 1 });
  assert.equal(tries, 2);
});

test("without the worker's script each call says so once, and works when it's there again", async () => {
  const { outcomes, tries } = await missing("**/worker*.js*");
  for (const { message } of outcomes.slice(0, 2)) assert.match(message, /the worker's script.* can't be loaded/);
  assert.deepEqual(outcomes[2], { value: 1 });
  assert.equal(tries, 2);
});

/** Makes two calls while `pattern` is missing, and one after. */
async function missing(pattern) {
  let tries = 0;
  const refuse = (route) => {
    tries += 1;
    return route.fulfill({ status: 404, body: "nothing" });
  };
  const { page } = await openPool(async (page) => {
    await page.route(pattern, refuse);
    await page.exposeFunction("restore", () => page.unroute(pattern, refuse));
  });
  const outcomes = await page.evaluate(async () => {
    const { rust } = connect();
    const outcomes = [await caught(rust.count()), await caught(rust.count())];
    await new Promise((resolve) => setTimeout(resolve, 200));
    await restore();
    return [...outcomes, await caught(rust.count())];
  });
  return { outcomes, tries };
}
