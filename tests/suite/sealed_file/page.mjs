// Runs the functions of templates/sealed.js under Node.js: `node page.mjs COMMAND < input.json`, with the result as JSON on
// standard output. The script finds no document here, so it only defines its functions.

import { createHash, webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

globalThis.crypto ??= webcrypto;
const script = readFileSync(new URL("../../../templates/sealed.js", import.meta.url), "utf8");
const sealedFile = runInThisContext(`${script}\nsealedFile`);

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const unhex = (text) => new Uint8Array(Buffer.from(text, "hex"));
const base64 = (text) => new Uint8Array(Buffer.from(text, "base64"));

// True if the promise is refused with the one error of the script.
const refused = async (promise) => {
  try {
    await promise;
    return false;
  } catch {
    return true;
  }
};

// Names the changes that were not refused.
async function accepted(changes, open) {
  const names = [];
  for (const [name, bytes] of changes) {
    if (!(await refused(open(bytes)))) names.push(name);
  }
  return { tried: changes.length, accepted: names };
}

const concat = (...parts) => new Uint8Array(parts.flatMap((part) => Array.from(part)));

function flip(bytes, bit) {
  const changed = bytes.slice();
  changed[bit >> 3] ^= 1 << (bit & 7);
  return changed;
}

const commands = {
  // The whole way of the page, from the text of the file to the document.
  async open({ file, passphrase }) {
    const data = /<script type="application\/octet-stream" id="sealed">([^<]*)<\/script>/.exec(file)[1];
    return hex(await sealedFile.open(await sealedFile.decode(data), passphrase));
  },

  async openWithKey({ files, key }) {
    const results = [];
    for (const file of files) {
      results.push(await sealedFile.openWithKey(base64(file), unhex(key)).then(hex, () => null));
    }
    return results;
  },

  // The same changes as in damage.rs.
  async damaged({ sealed, key, bits }) {
    const bytes = base64(sealed);
    const data = 54 + bytes[53] + 56;
    const chunk = 16384 + 16;
    const changes = [];
    for (let bit = 0; bit < data * 8; bit += 1) changes.push([`bit ${bit}`, flip(bytes, bit)]);
    for (const bit of bits) changes.push([`bit ${bit}`, flip(bytes, bit)]);
    for (let end = 0; end < data; end += 7) changes.push([`end ${end}`, bytes.slice(0, end)]);
    for (let end = data; end < bytes.length; end += chunk) changes.push([`end ${end}`, bytes.slice(0, end)]);
    const part = (from, count) => bytes.subarray(data + from * chunk, data + (from + count) * chunk);
    const start = bytes.subarray(0, data);
    changes.push(["swapped", concat(start, part(1, 1), part(0, 1), part(2, 20))]);
    changes.push(["repeated", concat(start, part(0, 1), part(0, 1), part(2, 20))]);
    changes.push(["missing", concat(start, part(0, 1), part(2, 20))]);
    changes.push(["extra", concat(bytes, [0])]);
    changes.push(["extra chunk", concat(bytes, part(0, 1))]);
    const result = await accepted(changes, (changed) => sealedFile.openWithKey(changed, unhex(key)));
    const wrongKey = unhex(key);
    wrongKey[0] ^= 1;
    if (!(await refused(sealedFile.openWithKey(bytes, wrongKey)))) result.accepted.push("wrong key");
    return result;
  },

  // True for each file that is refused before a key is derived, which is what takes long.
  async refusedEarly(files) {
    let derived = 0;
    crypto.subtle.deriveBits = () => {
      derived += 1;
      return Promise.reject(new Error());
    };
    const results = [];
    for (const file of files) {
      const before = derived;
      results.push((await refused(sealedFile.open(base64(file), "x"))) && derived === before);
    }
    return results;
  },

  async decoded(texts) {
    const results = [];
    for (const text of texts) results.push(await sealedFile.decode(text).then(hex, () => null));
    return results;
  },

  async keyTexts(pairs) {
    return pairs.map(([form, typed]) => sealedFile.keyText(form, typed));
  },

  // The SHA-512 of each message, as the test vectors have it; null for a refused ciphertext.
  async chunks(vectors) {
    const results = [];
    for (const { key, context, ciphertext } of vectors) {
      const message = sealedFile.decryptChunks(unhex(key), unhex(context), base64(ciphertext), "SHA-512");
      const sha512 = (bytes) => createHash("sha512").update(bytes).digest("hex");
      results.push(await message.then(sha512, () => null));
    }
    return results;
  },

  async pbkdf2(vectors) {
    const keys = vectors.map(([text, salt, iterations]) => sealedFile.deriveKey(text, new TextEncoder().encode(salt), iterations));
    return (await Promise.all(keys)).map(hex);
  },

  async expand(vectors) {
    const keys = vectors.map(([key, info, size]) => sealedFile.expand(unhex(key), unhex(info), size, "SHA-256"));
    return (await Promise.all(keys)).map(hex);
  },
};

const input = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await commands[process.argv[2]](input)));
