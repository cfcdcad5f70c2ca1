// Seals a document as src/sealed_file/mod.rs describes, written from the description and without code of the page: with the
// functions of node:crypto instead of WebCrypto. `node independent.mjs < independent.json` prints header and ciphertext.

import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";

const input = JSON.parse(readFileSync(0, "utf8"));
const uint32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};

// RFC 1950, section 8.2.
const adler32 = (bytes) => {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
};

// A zlib stream with one stored block, so that the bytes do not depend on the version of zlib.
const plain = Buffer.from(input.document, "utf8");
const length = Buffer.alloc(4);
length.writeUInt16LE(plain.length, 0);
length.writeUInt16LE(plain.length ^ 0xffff, 2);
const stream = Buffer.concat([Buffer.from([0x78, 0x01, 0x01]), length, plain, uint32(adler32(plain))]);

const payload = Buffer.alloc(Math.ceil((8 + stream.length) / 262144) * 262144);
Buffer.concat([uint32(stream.length), uint32(plain.length), stream]).copy(payload);

const salt = Buffer.from(input.salt, "hex");
const header = Buffer.concat([
  Buffer.from("SEALED\0\x01", "latin1"),
  Buffer.from([input.form]),
  uint32(input.iterations),
  uint32(16384),
  uint32(payload.length),
  salt,
  Buffer.from([input.reader.length]),
  Buffer.from(input.reader, "latin1"),
]);

const key = pbkdf2Sync(input.keyText, salt, input.iterations, 32, "sha256");
const chunkSalt = Buffer.from(input.chunkSalt, "hex");
const info = Buffer.concat([Buffer.from("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0", "latin1"), chunkSalt, header]);
let secrets = Buffer.alloc(0);
for (let number = 1, block = Buffer.alloc(0); secrets.length < 76; number += 1) {
  block = createHmac("sha256", key).update(block).update(info).update(Buffer.from([number])).digest();
  secrets = Buffer.concat([secrets, block]);
}

const parts = [header, chunkSalt, secrets.subarray(44, 76)];
for (let number = 0; number * 16384 <= payload.length; number += 1) {
  const nonce = Buffer.from(secrets.subarray(32, 44));
  for (let at = 0; at < 4; at += 1) nonce[8 + at] ^= uint32(number)[at];
  const cipher = createCipheriv("aes-256-gcm", secrets.subarray(0, 32), nonce);
  parts.push(cipher.update(payload.subarray(number * 16384, (number + 1) * 16384)), cipher.final(), cipher.getAuthTag());
}
process.stdout.write(Buffer.concat(parts));
