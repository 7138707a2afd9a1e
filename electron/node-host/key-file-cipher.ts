import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import type { Cipher } from '../secret-file.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a key in a file of its own (mode 0600), made when first needed. This keeps a secret out of sight of searches,
 * screen shares and copies of one file; it keeps nothing from somebody who can read the whole folder as this user.
 */
export function keyFileCipher(keyPath: string): Cipher {
  return {
    place: 'file',
    encrypt(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(keyPath), nonce);
      const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), locked]);
    },
    decrypt(locked) {
      const decipher = createDecipheriv('aes-256-gcm', readFileSync(keyPath), locked.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(locked.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(locked.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}

function keyFor(path: string): Buffer {
  try {
    const key = readFileSync(path);
    if (key.length === KEY_BYTES) return key;
  } catch {
    // Not there yet.
  }
  const key = randomBytes(KEY_BYTES);
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}
