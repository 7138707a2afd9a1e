/** Texts of the settings page. */
export const settings = {
  title: 'Settings',
  language: 'Language',
  languageHint: 'Also the language of the sample workshop and of build packs.',
  theme: 'Theme',
  textSize: 'Text size',
  about: 'About',
  version: 'Version',
  data: 'Your data',
  dataText: 'All workshops are kept on this computer, in the app’s data folder. Nothing leaves it unless you choose a workshop to sync.',
  dataBrowser: 'The app runs in the background of this computer and serves this page. Its data folder is the one it was started with.',
} as const;
