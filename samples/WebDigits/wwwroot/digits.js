'use strict';

const side = 28;
const paper = document.getElementById('paper');
const bars = document.getElementById('bars');
const message = document.getElementById('message');
const context = paper.getContext('2d', { willReadFrequently: true });
let last = null;

for (let digit = 0; digit < 10; digit++) {
  const row = document.createElement('li');
  row.innerHTML = `<span>${digit}</span><meter max="1" value="0"></meter><span class="percent"></span>`;
  bars.append(row);
}

function clear() {
  context.clearRect(0, 0, paper.width, paper.height);
  show(Array(10).fill(0));
}

function show(probabilities) {
  const best = probabilities.indexOf(Math.max(...probabilities));
  probabilities.forEach((probability, digit) => {
    const row = bars.children[digit];
    row.querySelector('meter').value = probability;
    row.querySelector('.percent').textContent = `${Math.round(probability * 100)} %`;
    row.classList.toggle('best', digit === best && probability > 0);
  });
}

// Scales what is drawn as the images of MNIST are: it fits into 20 by 20 pixels, and its centre of mass is in the middle of 28 by 28.
function readImage() {
  const { width, height } = paper;
  const ink = context.getImageData(0, 0, width, height).data;
  let left = width, right = -1, top = height, bottom = -1, mass = 0, x0 = 0, y0 = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = ink[4 * (y * width + x) + 3];
      if (value > 0) {
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
        mass += value; x0 += value * x; y0 += value * y;
      }
    }
  }
  if (mass === 0) return null;
  const scale = 20 / Math.max(right - left + 1, bottom - top + 1);
  const small = new OffscreenCanvas(side, side).getContext('2d');
  small.imageSmoothingQuality = 'high';
  small.setTransform(scale, 0, 0, scale, side / 2 - scale * x0 / mass, side / 2 - scale * y0 / mass);
  small.drawImage(paper, 0, 0);
  const pixels = small.getImageData(0, 0, side, side).data;
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => [pixels[4 * (y * side + x) + 3] / 255]));
}

async function recognise() {
  const image = readImage();
  if (image === null) return;
  const response = await fetch('predict', { method: 'POST', body: JSON.stringify({ image: [image] }) });
  const answer = await response.json();
  message.textContent = response.ok ? '' : answer.detail;
  if (response.ok) show(answer.digit[0]);
}

paper.addEventListener('pointerdown', event => {
  paper.setPointerCapture(event.pointerId);
  last = { x: event.offsetX, y: event.offsetY };
});
paper.addEventListener('pointermove', event => {
  if (last === null) return;
  context.lineWidth = 22;
  context.lineCap = 'round';
  context.strokeStyle = '#fff';
  context.beginPath();
  context.moveTo(last.x, last.y);
  context.lineTo(event.offsetX, event.offsetY);
  context.stroke();
  last = { x: event.offsetX, y: event.offsetY };
});
paper.addEventListener('pointerup', () => {
  last = null;
  recognise();
});
document.getElementById('clear').addEventListener('click', clear);
clear();
