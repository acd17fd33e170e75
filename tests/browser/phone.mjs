// A phone as small as the pages' states need it; docs/protocol.md says what it does. The story with
// a real phone is in journey.mjs.

import { createHash, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, sign } from "node:crypto";

const base64 = (bytes) => Buffer.from(bytes).toString("base64url");
const sha256 = (text) => createHash("sha256").update(text).digest();
const hash = (message) => sha256(message.slice(0, message.lastIndexOf(".")));
const payload = (message) => JSON.parse(Buffer.from(message.split(".")[1], "base64url"));
const header = (message) => JSON.parse(Buffer.from(message.split(".")[0], "base64url"));

class Key {
  constructor() {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kty, crv, x, y } = pair.publicKey.export({ format: "jwk" });
    this.private = pair.privateKey;
    this.jwk = { kty, crv, x, y };
    this.kid = base64(sha256(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`));
  }

  sign(kind, body) {
    const head = { alg: "ES256", typ: `countersign-v1-${kind}+jwt`, kid: this.kid };
    if (kind === "pair" || kind === "device") head.jwk = this.jwk;
    const input = [head, body].map((part) => base64(JSON.stringify(part))).join(".");
    const key = { key: this.private, dsaEncoding: "ieee-p1363" };
    return `${input}.${base64(sign("sha256", Buffer.from(input), key))}`;
  }
}

export class Phone {
  constructor(service) {
    this.service = service;
    this.approval = new Key();
    this.device = new Key();
    this.agreement = generateKeyPairSync("x25519");
  }

  /** Pairs by the product key that a page shows; its number is still to be typed. */
  async pair(productKey, name = "Pixel 9") {
    const { base, now } = this.service;
    const code = productKey.replace(/[^A-Z0-9]/g, "").slice(0, 15);
    const proof = this.device.sign("device", { aud: base, sub: this.approval.kid, code });
    const ecdh = this.agreement.publicKey.export({ format: "jwk" }).x;
    const device = { name, platform: "android" };
    const sent = this.approval.sign("pair", { aud: base, code, iat: now, device, device_proof: proof, ecdh });
    const reply = await this.service.send("pair", sent);
    this.id = payload(reply).device;
    this.seed = this.agree(sent, reply);
    return this;
  }

  agree(sent, reply) {
    const { device, ecdh } = payload(reply);
    const theirs = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "X25519", x: ecdh } });
    const secret = diffieHellman({ privateKey: this.agreement.privateKey, publicKey: theirs });
    const ours = Buffer.from(this.agreement.publicKey.export({ format: "jwk" }).x, "base64url");
    const kid = Buffer.from(header(reply).kid, "base64url");
    const all = Buffer.concat([ours, Buffer.from(ecdh, "base64url"), kid, Buffer.from(device)]);
    const info = Buffer.concat([Buffer.from("countersign/v1/totp\0"), sha256(all)]);
    return Buffer.from(hkdfSync("sha256", secret, hash(sent), info, 20));
  }

  /** The newest open challenge. */
  async challenge() {
    const { base, now } = this.service;
    const poll = this.device.sign("poll", { aud: base, sub: this.id, iat: now });
    return payload(await this.service.send("poll", poll)).challenges[0];
  }

  /** Answers the newest challenge; what the service says to that. */
  async answer(kind, more = {}) {
    const challenge = await this.challenge();
    const body = { aud: this.service.base, sub: this.id, challenge: payload(challenge).jti,
      challenge_hash: base64(hash(challenge)), iat: this.service.now, ...more };
    const key = kind === "approve" ? this.approval : this.device;
    return payload(await this.service.send("answers", key.sign(kind, body)));
  }

  approve(number, attempt = 1) {
    return this.answer("approve", { number, attempt, uv: "biometric" });
  }

  deny() {
    return this.answer("deny", { reason: "not_me" });
  }

  report() {
    return this.answer("report");
  }

  /** The one-time code (RFC 6238) of now, or of some seconds from now. */
  code(later = 0) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor((this.service.now + later) / 30)));
    const tag = createHmac("sha1", this.seed).update(counter).digest();
    const word = tag.readUInt32BE(tag[19] & 15) & 0x7fffffff;
    return String(word % 1000000).padStart(6, "0");
  }
}
