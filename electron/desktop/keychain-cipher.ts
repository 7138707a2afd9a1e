import { safeStorage } from 'electron';

import type { Cipher } from '../secret-file.ts';

/**
 * The system's keychain behind Electron's safeStorage. Undefined where there is none: on a Linux without a keyring Electron would
 * lock with a password that is in its source (`basic_text`), which is no lock.
 */
export function keychainCipher(): Cipher | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return undefined;
  return {
    place: 'keychain',
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (locked) => safeStorage.decryptString(locked),
  };
}
