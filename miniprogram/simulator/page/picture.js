/** Draws the picture of the person who holds the phone. */
export function picture() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 132;
  const draw = canvas.getContext('2d');
  const sky = draw.createLinearGradient(0, 0, 132, 132);
  sky.addColorStop(0, '#7dc4ff');
  sky.addColorStop(1, '#07c160');
  draw.fillStyle = sky;
  draw.fillRect(0, 0, 132, 132);
  draw.fillStyle = '#fff';
  draw.beginPath();
  draw.arc(66, 54, 24, 0, 7);
  draw.arc(66, 132, 46, 0, 7);
  draw.fill();
  return Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (c) => c.charCodeAt(0));
}
