// Draws the page's address as a QR code (ISO/IEC 18004) beside where it is printed: who reads on
// paper comes back by phone. Byte mode, level L, mask 0, versions 1 to 10: 271 bytes.
{
  const DATA = [19, 34, 55, 80, 108, 136, 156, 194, 232, 274]; // codewords of each version
  const CHECKS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18]; // of each block
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4];
  const VERSIONS = { 7: 0x07c94, 8: 0x085bc, 9: 0x09a99, 10: 0x0a4d3 };
  const FORMAT = 0x77c4; // level L, mask 0
  const powers = [1];
  for (let n = 1; n < 255; n++) powers[n] = (powers[n - 1] << 1) ^ (powers[n - 1] > 127 ? 0x11d : 0);
  const times = (a, b) => a && b && powers[(powers.indexOf(a) + powers.indexOf(b)) % 255];

  function checksOf(block, count) {
    let generator = [1];
    for (let n = 0; n < count; n++)
      generator = [...generator, 0].map((one, i) => one ^ times(generator[i - 1] ?? 0, powers[n]));
    const rest = [...block, ...Array(count).fill(0)];
    block.forEach((_, i) => {
      const lead = rest[i];
      generator.forEach((one, j) => (rest[i + j] ^= times(one, lead)));
    });
    return rest.slice(block.length);
  }

  function codewords(bytes, version) {
    const length = version > 9 ? [bytes.length >> 12, (bytes.length >> 8) & 15] : [];
    const halves = [4, ...length, (bytes.length >> 4) & 15, bytes.length & 15];
    for (const byte of bytes) halves.push(byte >> 4, byte & 15);
    halves.push(0);
    const words = [];
    for (let i = 0; i < halves.length; i += 2) words.push((halves[i] << 4) | halves[i + 1]);
    const total = DATA[version - 1], count = BLOCKS[version - 1];
    for (let i = 0; words.length < total; i++) words.push(i % 2 ? 0x11 : 0xec);
    const blocks = [];
    for (let n = 0, start = 0; n < count; n++) {
      const end = start + Math.floor(total / count) + (n >= count - (total % count) ? 1 : 0);
      blocks.push(words.slice(start, end));
      start = end;
    }
    const checks = blocks.map((block) => checksOf(block, CHECKS[version - 1]));
    return [blocks, checks].flatMap((parts) =>
      parts.at(-1).flatMap((_, i) => parts.map((part) => part[i]).filter((one) => one !== undefined)));
  }

  function modules(text) {
    const bytes = new TextEncoder().encode(text);
    const version = DATA.findIndex((room, i) => bytes.length + (i > 8 ? 3 : 2) <= room) + 1;
    if (!version) return null;
    const size = 17 + 4 * version, rows = Array.from({ length: size }, () => []);
    const set = (x, y, dark) => {
      if (rows[y] && x >= 0 && x < size) rows[y][x] = dark ? 1 : 0;
    };
    const square = (x, y, radius, darkness) => {
      for (let dy = -radius; dy <= radius; dy++)
        for (let dx = -radius; dx <= radius; dx++)
          set(x + dx, y + dy, darkness(Math.max(Math.abs(dx), Math.abs(dy))));
    };
    for (let i = 8; i < size - 8; i++) {
      set(i, 6, i % 2 === 0);
      set(6, i, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (far) => far !== 2 && far < 4);
    const last = size - 7;
    const centres = version < 2 ? [] : version < 7 ? [6, last] : [6, (last + 6) / 2, last];
    for (const y of centres)
      for (const x of centres)
        // Not where a finder stands: those have three of the corners.
        if ((x !== 6 && y !== 6) || (x !== last && y !== last && x !== y)) square(x, y, 2, (far) => far !== 1);
    for (let i = 0; i < 15; i++) {
      const dark = (FORMAT >> i) & 1;
      if (i < 8) set(8, i < 6 ? i : i + 1, dark);
      else set(i < 9 ? 7 : 14 - i, 8, dark);
      if (i < 8) set(size - 1 - i, 8, dark);
      else set(8, size - 15 + i, dark);
    }
    set(8, size - 8, 1);
    if (VERSIONS[version])
      for (let i = 0; i < 18; i++) {
        const [far, near, dark] = [size - 11 + (i % 3), Math.floor(i / 3), (VERSIONS[version] >> i) & 1];
        set(far, near, dark);
        set(near, far, dark);
      }
    const bits = codewords(bytes, version).flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((n) => (word >> n) & 1));
    for (let right = size - 1, up = true, i = 0; right > 0; right -= 2, up = !up) {
      if (right === 6) right--;
      for (let n = 0; n < size; n++)
        for (const x of [right, right - 1]) {
          const y = up ? size - 1 - n : n;
          if (rows[y][x] === undefined) rows[y][x] = (bits[i++] ?? 0) ^ ((x + y) % 2 ? 0 : 1);
        }
    }
    return rows;
  }

  function draw() {
    const place = document.querySelector(".printed-from");
    if (!place || place.querySelector("svg")) return;
    const rows = modules(place.textContent.trim());
    if (!rows) return;
    const make = (name, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const size = rows.length + 8;
    const d = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : [])));
    const drawing = make("svg", { viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" });
    drawing.append(make("path", { d: d.join("") }));
    place.prepend(drawing);
  }
  addEventListener("beforeprint", draw);
}
