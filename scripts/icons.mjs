// Draws resources/icon.svg into the formats of the three platforms. Run it after the drawing changed: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from 'playwright';

import { ensureChromium } from './lib/chromium.mjs';
import { ROOT } from './lib/project.mjs';

const FOLDER = join(ROOT, 'resources');

/** Windows: a directory of images, each a PNG. */
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** macOS: chunk types that hold a PNG of the given size. */
const ICNS_CHUNKS = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512 };

async function drawAll(svg, sizes) {
  const browser = await chromium.launch({ executablePath: await ensureChromium() });
  const page = await browser.newPage();
  const images = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    images.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return images;
}

function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0: the field has one byte.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

function chunk(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 'ascii');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}

const svg = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
const drawn = await drawAll(svg, new Set([...ICO_SIZES, ...Object.values(ICNS_CHUNKS)]));
writeFileSync(join(FOLDER, 'icon.png'), drawn.get(512));
writeFileSync(join(FOLDER, 'icon.ico'), ico(ICO_SIZES.map((size) => ({ size, png: drawn.get(size) }))));
const chunks = Object.entries(ICNS_CHUNKS).map(([type, size]) => chunk(type, drawn.get(size)));
writeFileSync(join(FOLDER, 'icon.icns'), chunk('icns', Buffer.concat(chunks)));
