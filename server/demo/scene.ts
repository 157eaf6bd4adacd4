import sharp from 'sharp'

/** What a generated photo shows. It is drawn and then roughened, so that it has the size and detail of a real photo. */
export type Subject = 'manhole' | 'lamp' | 'bin' | 'stall' | 'car' | 'tree' | 'water' | 'rubble' | 'notice' | 'cable'

const width = 1280
const height = 960

const things: Record<Subject, (done: boolean) => string> = {
  manhole: done => `
    <ellipse cx="640" cy="640" rx="230" ry="130" fill="${done ? '#5b5e63' : '#17191c'}"/>
    <ellipse cx="640" cy="640" rx="230" ry="130" fill="none" stroke="#8a8f96" stroke-width="18"/>
    ${done ? '<path d="M470 640h340M640 545v190M520 570l240 140M520 710l240-140" stroke="#45484d" stroke-width="14"/>' : '<ellipse cx="820" cy="720" rx="210" ry="110" fill="#62666c" stroke="#43464b" stroke-width="12"/>'}`,
  lamp: done => `
    <path d="M620 860V250q0-90 120-90h120" fill="none" stroke="#5d6670" stroke-width="26"/>
    <rect x="820" y="140" width="170" height="46" rx="20" fill="${done ? '#fff3b8' : '#30353b'}"/>
    ${done ? '<path d="M830 190L700 760h400L990 190z" fill="#fff6c9" opacity=".45"/>' : '<path d="M830 186l-60 90" stroke="#2b2f35" stroke-width="8"/>'}`,
  bin: done => `
    <rect x="470" y="420" width="170" height="330" rx="18" fill="#2d7d46"/><rect x="660" y="420" width="170" height="330" rx="18" fill="#4a5a68"/>
    ${done ? '' : '<path d="M440 430q110-160 220-60 130-90 200 60zM360 780q60-120 160-40 60-90 160-10 80-60 190 60z" fill="#b9a487"/><circle cx="560" cy="340" r="46" fill="#e8e3da"/><circle cx="730" cy="365" r="40" fill="#7c4f35"/>'}`,
  stall: done =>
    done
      ? '<rect x="250" y="760" width="780" height="14" fill="#b9b9b4"/>'
      : '<path d="M330 330h620l80 110H250z" fill="#c2452f"/><path d="M430 330l-40 110M560 330l-20 110M690 330l10 110M820 330l50 110" stroke="#f3e6d3" stroke-width="34"/><rect x="320" y="560" width="640" height="190" fill="#9b7a54"/><g fill="#e6962c"><circle cx="420" cy="545" r="34"/><circle cx="500" cy="545" r="34"/><circle cx="600" cy="545" r="34"/></g><g fill="#4f9b3e"><circle cx="720" cy="545" r="36"/><circle cx="810" cy="545" r="36"/></g>',
  car: done =>
    done
      ? '<path d="M250 760h780" stroke="#e9e9e4" stroke-width="16" stroke-dasharray="90 60"/>'
      : '<path d="M290 660q40-150 170-160h330q110 10 190 160z" fill="#3d5f93"/><rect x="230" y="640" width="830" height="130" rx="50" fill="#33507d"/><path d="M480 525h150v100H400zM660 525h130l100 100H660z" fill="#c8d8e6"/><circle cx="420" cy="770" r="72" fill="#1d1f22"/><circle cx="870" cy="770" r="72" fill="#1d1f22"/>',
  tree: done => `
    <path d="${done ? 'M620 860l20-420h40l20 420z' : 'M240 800l660-180 20 60-660 200z'}" fill="#6d5138"/>
    <g fill="#3f7a3a">${done ? '<circle cx="600" cy="320" r="150"/><circle cx="740" cy="300" r="140"/><circle cx="660" cy="210" r="130"/>' : '<circle cx="930" cy="640" r="150"/><circle cx="1010" cy="560" r="130"/><circle cx="1030" cy="720" r="120"/>'}</g>`,
  water: done =>
    done
      ? '<path d="M300 760h700" stroke="#75797e" stroke-width="10"/>'
      : '<path d="M120 720q260-120 520-40t520 0v200H120z" fill="#7d9aa8"/><path d="M260 760q120-30 240 0M620 800q130-30 260 0" stroke="#b7cad3" stroke-width="10" fill="none"/>',
  rubble: done =>
    done
      ? '<rect x="250" y="770" width="780" height="12" fill="#b3b1aa"/>'
      : '<path d="M260 800l150-190 120 60 110-150 160 130 120-40 150 190z" fill="#a08c78"/><path d="M430 700l80-60 70 70zM700 720l60-90 90 90z" fill="#8d6552"/>',
  notice: done => `
    <rect x="480" y="170" width="330" height="690" fill="#8b8f92"/>
    ${done ? '' : '<rect x="520" y="250" width="130" height="180" fill="#f0e08a"/><rect x="640" y="380" width="140" height="190" fill="#f3f1ea"/><rect x="530" y="540" width="120" height="160" fill="#efb7b0"/><path d="M540 290h90M540 330h90M660 420h100M660 460h100M660 500h70M545 580h90M545 620h70" stroke="#444" stroke-width="10"/>'}`,
  cable: done => `
    <path d="M200 200v680M1080 200v680" stroke="#6b5a48" stroke-width="30"/>
    <path d="${done ? 'M200 240q440 60 880 0M200 290q440 60 880 0' : 'M200 240q440 60 880 0M200 290q300 420 460 560'}" fill="none" stroke="#22252a" stroke-width="10"/>`
}

const drawn = new Map<string, Promise<Buffer>>()

/** Draws a photo of a problem, or of the same place after the work. `shade` varies the light. */
export function photograph(subject: Subject, done: boolean, shade = 0): Promise<Buffer> {
  const key = `${subject}${done}${shade % 3}`
  const known = drawn.get(key) ?? draw(subject, done, shade % 3)
  drawn.set(key, known)
  return known
}

async function draw(subject: Subject, done: boolean, shade: number): Promise<Buffer> {
  const sky = ['#bcd3e6', '#d7dade', '#e6d8bf'][shade] ?? '#bcd3e6'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${sky}"/>
    <path d="M0 470V250h180V160h150v110h170V200h190v90h210V180h160v80h220v210z" fill="#a9a7a1"/>
    <path d="M30 300h40v40H30zM100 300h40v40h-40zM220 220h40v40h-40zM560 250h40v40h-40zM930 230h40v40h-40zM1010 300h40v40h-40z" fill="#d9dee2"/>
    <rect y="470" width="100%" height="490" fill="#8d8f90"/><rect y="470" width="100%" height="60" fill="#b9b6ae"/>
    ${things[subject](done)}</svg>`
  grain ??= roughness()
  return sharp(Buffer.from(svg))
    .composite([{ ...(await grain), blend: 'soft-light' }])
    .jpeg({ quality: 80 })
    .toBuffer()
}

let grain: Promise<{ input: Buffer; raw: { width: number; height: number; channels: 3 } }> | undefined

async function roughness() {
  const noise = { type: 'gaussian', mean: 128, sigma: 18 } as const
  const input = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .raw()
    .toBuffer()
  return { input, raw: { width, height, channels: 3 as const } }
}
