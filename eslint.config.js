import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const PURE = ['electron/core/**', 'shared/**'];

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', '.cache', 'migrations'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig/core.json', 'tsconfig/node.json', 'tsconfig/renderer.json', 'tsconfig/tests.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-await': 'off', // An async signature is often the port's, not the body's.
      '@typescript-eslint/unbound-method': 'off', // Our ports are plain objects of functions.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'max-lines': ['error', { max: 500 }],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'process', 'window', 'document', 'fetch', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes through the Clock port.' },
        { object: 'Math', property: 'random', message: 'Randomness is injected, or comes from createPrefixedId.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['*.config.ts', '*.config.js', '**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['scripts/**', '*.cjs', '*.js', 'tests/**/*.{cjs,mjs}', 'bench/**/*.mjs'],
    languageOptions: { globals: { ...globals.node } },
  },
);
