/* Signs for buttons, as paths on a grid of 16, drawn as lines. */
export const icons = {
  pin: 'M10 2l4 4-2.5.8L9 9.5 8.5 13 3 7.5 6.5 7l2.7-2.5zM5.5 10.5L2 14',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M6 6h4v4H6z',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3L14 14M7 5v4M5 7h4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3L14 14M5 7h4',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  back: 'M10.5 3L5.5 8l5 5',
  next: 'M5.5 3l5 5-5 5',
  start: 'M11.5 3l-5 5 5 5M4 3v10',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5.5 3v10M10.5 3v10',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
} as const;
