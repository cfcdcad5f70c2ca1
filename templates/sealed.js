"use strict";

/* Opens the sealed document of this page. src/sealed_file describes the format; both sides must agree.
   The first part uses no element of the page, so that the tests run it under Node.js. */
const sealedFile = (() => {
  const START = [0x53, 0x45, 0x41, 0x4c, 0x45, 0x44, 0, 1]; // "SEALED", version 1
  const FORM_WORDS = 1;
  const FORM_CUSTOM = 2;
  // A file with few iterations would make guessing cheap; one with very many would block the reader.
  const MIN_ITERATIONS = 600000;
  const MAX_ITERATIONS = 10000000;
  const CHUNK_BYTES = 16384;
  const STEP_BYTES = 262144;
  const MAX_DOCUMENT_BYTES = 134217728;
  const MAX_PAYLOAD_BYTES = MAX_DOCUMENT_BYTES + 4 * STEP_BYTES;
  const HEADER_BYTES = 54; // before the role of the reader
  const KEY_SALT_BYTES = 32;
  const CHUNK_SALT_BYTES = 24;
  const COMMITMENT_BYTES = 32;
  const TAG_BYTES = 16;
  const INFO = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0";

  // Every failure is the same error: the cause is not known to the reader and would only help an attacker.
  const check = (condition) => {
    if (!condition) throw new Error("not opened");
  };

  // Lets the browser update the page between two steps of a long task.
  const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

  /* Returns the bytes of a Base64 text. Only one text is accepted for given bytes: no white space and no other padding. */
  async function decode(text) {
    check(text.length > 0 && text.length % 4 === 0);
    const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    const bytes = new Uint8Array((text.length / 4) * 3 - padding);
    const step = 1 << 20;
    for (let from = 0, at = 0; from < text.length; from += step) {
      const part = text.slice(from, from + step);
      const binary = atob(part);
      check(btoa(binary) === part && at + binary.length <= bytes.length);
      for (let i = 0; i < binary.length; i += 1) bytes[at + i] = binary.charCodeAt(i);
      at += binary.length;
      await pause();
    }
    return bytes;
  }

  /* Returns the text from which the key is derived, as `Form::key_text` in src/sealed_file/passphrase.rs does. */
  function keyText(form, typed) {
    const normal = typed.normalize("NFC");
    if (form === FORM_WORDS) {
      const lower = normal.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return lower.split(/[^a-z]+/).filter((word) => word !== "").join(" ");
    }
    const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+";
    return normal.replace(new RegExp("^" + space), "").replace(new RegExp(space + "$"), "");
  }

  /* Returns the parameters of a file, its header bytes and its ciphertext. */
  function parse(bytes) {
    check(bytes.length >= HEADER_BYTES && START.every((byte, at) => bytes[at] === byte));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = HEADER_BYTES + bytes[HEADER_BYTES - 1];
    const header = {
      form: bytes[8],
      iterations: view.getUint32(9),
      payloadBytes: view.getUint32(17),
      salt: bytes.subarray(21, 21 + KEY_SALT_BYTES),
      context: bytes.subarray(0, end),
      ciphertext: bytes.subarray(end),
    };
    const reader = Array.from(bytes.subarray(HEADER_BYTES, end), (byte) => String.fromCharCode(byte)).join("");
    const size = header.payloadBytes;
    const chunks = Math.floor(size / CHUNK_BYTES) + 1;
    check(header.form === FORM_WORDS || header.form === FORM_CUSTOM);
    check(header.iterations >= MIN_ITERATIONS && header.iterations <= MAX_ITERATIONS);
    check(view.getUint32(13) === CHUNK_BYTES);
    check(size >= STEP_BYTES && size <= MAX_PAYLOAD_BYTES && size % STEP_BYTES === 0);
    check(reader.length === end - HEADER_BYTES && /^[a-z0-9-]{1,32}$/.test(reader));
    check(header.ciphertext.length === CHUNK_SALT_BYTES + COMMITMENT_BYTES + size + chunks * TAG_BYTES);
    return header;
  }

  /* Returns PBKDF2-HMAC-SHA256 of a text, 32 bytes. */
  async function deriveKey(text, salt, iterations) {
    const raw = new TextEncoder().encode(text);
    const material = await crypto.subtle.importKey("raw", raw, "PBKDF2", false, ["deriveBits"]);
    raw.fill(0);
    const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256));
  }

  /* Returns HKDF-Expand (RFC 5869, section 2.3). The HKDF of WebCrypto always extracts first. */
  async function expand(key, info, size, hash) {
    const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
    const out = [];
    let block = new Uint8Array(0);
    for (let number = 1; out.length < size; number += 1) {
      const input = new Uint8Array([...block, ...info, number]);
      block = new Uint8Array(await crypto.subtle.sign("HMAC", hmac, input));
      out.push(...block);
    }
    return new Uint8Array(out.slice(0, size));
  }

  /* Returns the message of a ciphertext as https://c2sp.org/chunked-encryption specifies it, or throws. The format uses
     SHA-256; the published test vectors use SHA-512. */
  async function decryptChunks(key, context, ciphertext, hash = "SHA-256") {
    check(key.length === 32 && ciphertext.length >= CHUNK_SALT_BYTES + COMMITMENT_BYTES + TAG_BYTES);
    const salt = ciphertext.subarray(0, CHUNK_SALT_BYTES);
    const commitment = ciphertext.subarray(CHUNK_SALT_BYTES, CHUNK_SALT_BYTES + COMMITMENT_BYTES);
    const chunks = ciphertext.subarray(CHUNK_SALT_BYTES + COMMITMENT_BYTES);
    const info = [...new TextEncoder().encode(INFO), ...salt, ...context];
    const secrets = await expand(key, info, 32 + 12 + COMMITMENT_BYTES, hash);
    check(commitment.every((byte, at) => byte === secrets[44 + at]));
    const aes = await crypto.subtle.importKey("raw", secrets.subarray(0, 32), "AES-GCM", false, ["decrypt"]);
    const baseNonce = secrets.slice(32, 44);
    secrets.fill(0);

    const full = CHUNK_BYTES + TAG_BYTES;
    // The last chunk is always shorter than the others, and may be empty.
    const last = Math.floor(chunks.length / full);
    check(chunks.length - last * full >= TAG_BYTES);
    const message = new Uint8Array(chunks.length - (last + 1) * TAG_BYTES);
    const decrypt = async (number) => {
      const iv = baseNonce.slice();
      const view = new DataView(iv.buffer);
      view.setUint32(8, view.getUint32(8) ^ number);
      const chunk = chunks.subarray(number * full, (number + 1) * full);
      message.set(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, chunk)), number * CHUNK_BYTES);
    };
    for (let from = 0; from <= last; from += 64) {
      const batch = [];
      for (let number = from; number <= last && number < from + 64; number += 1) batch.push(decrypt(number));
      await Promise.all(batch);
    }
    return message;
  }

  /* Returns the document in a payload. Its sizes are authentic, so a stream that does not fit them is an error. */
  async function unpack(payload) {
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const end = 8 + view.getUint32(0);
    const documentBytes = view.getUint32(4);
    check(documentBytes <= MAX_DOCUMENT_BYTES && payload.length === Math.ceil(end / STEP_BYTES) * STEP_BYTES);
    check(payload.subarray(end).every((byte) => byte === 0));
    const compressed = new Blob([payload.subarray(8, end)]).stream();
    const parts = compressed.pipeThrough(new DecompressionStream("deflate")).getReader();
    const result = new Uint8Array(documentBytes);
    let at = 0;
    for (let part = await parts.read(); !part.done; part = await parts.read()) {
      check(at + part.value.length <= documentBytes);
      result.set(part.value, at);
      at += part.value.length;
    }
    check(at === documentBytes);
    return result;
  }

  /* Returns the document in header and ciphertext, with a key that is already derived. */
  async function openWithKey(bytes, key) {
    const header = parse(bytes);
    return unpack(await decryptChunks(key, header.context, header.ciphertext));
  }

  /* Returns the document in header and ciphertext, or throws. */
  async function open(bytes, typed) {
    const header = parse(bytes);
    const key = await deriveKey(keyText(header.form, typed), header.salt, header.iterations);
    try {
      return await openWithKey(bytes, key);
    } finally {
      key.fill(0);
    }
  }

  return { decode, decryptChunks, deriveKey, expand, keyText, open, openWithKey, parse };
})();

if (typeof document !== "undefined") {
  const element = (id) => document.getElementById(id);
  const form = element("form");
  const field = element("passphrase");
  const show = element("show");
  let busy = false;
  let text = "";

  /* Returns a frame with the document. No frame may run scripts.
     A link to a place in the document, such as "#session-3", only works in `srcdoc` if the base address is that of the
     frame; otherwise it is resolved against the address of this page. A `blob:` address does not work either: from a
     file, Chromium and Firefox refuse to load it again, even for a fragment. */
  const newFrame = (permissions) => {
    const frame = document.createElement("iframe");
    // Before the content: the permissions of a document are fixed when it is loaded.
    frame.setAttribute("sandbox", permissions);
    frame.title = element("opened").dataset.frameTitle;
    const base = '<base href="about:srcdoc">';
    const head = /<head(?:\s[^>]*)?>/i;
    frame.srcdoc = head.test(text) ? text.replace(head, "$&" + base) : base + text;
    return frame;
  };

  const setBusy = (value) => {
    busy = value;
    // Not `disabled`, which would move the focus away.
    element("open").setAttribute("aria-disabled", String(value));
    field.readOnly = value;
    element("status").textContent = value ? element("status").dataset.text : "";
  };

  const setFailed = (value) => {
    element("failed").textContent = value ? element("failed").dataset.text : "";
    if (value) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };

  /* Shows the document in place of the form. It runs no scripts, so it has no access to this page; this page needs access
     to print what is shown. */
  const showDocument = (bytes) => {
    text = new TextDecoder().decode(bytes);
    const frame = newFrame("allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads");
    frame.addEventListener("load", () => frame.focus(), { once: true });
    form.reset();
    field.type = "password";
    element("closed").hidden = true;
    element("opened").hidden = false;
    element("opened").append(frame);
  };

  /* Prints the page of the document that is shown. */
  const print = () => document.querySelector("iframe").contentWindow.print();

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    setFailed(false);
    setBusy(true);
    try {
      showDocument(await sealedFile.open(await sealedFile.decode(element("sealed").textContent), field.value));
    } catch (error) {
      setFailed(true);
      field.focus();
      field.select();
    }
    setBusy(false);
  });

  show.addEventListener("change", () => {
    field.type = show.checked ? "text" : "password";
  });

  element("print").addEventListener("click", print);
  // Reloading removes the document and the passphrase from the page.
  element("close").addEventListener("click", () => location.reload());
  // The back-forward cache may restore the page with the document; reload it.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  if (globalThis.crypto && crypto.subtle && typeof DecompressionStream === "function") {
    form.hidden = false;
    field.focus();
  } else {
    element("unsupported").hidden = false;
  }
}
