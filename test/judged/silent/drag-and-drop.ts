// How far the pointer has dragged a box.
class Draggable {
  private startX = 0;
  private startY = 0;
  x = 0;
  y = 0;

  down(clientX: number, clientY: number): void {
    this.startX = clientX - this.x;
    this.startY = clientY - this.y;
  }

  move(clientX: number, clientY: number): { dx: number; dy: number } {
    const dx = clientX - this.startX - this.x;
    const dy = clientY - this.startY - this.y;
    this.x += dx;
    this.y += dy;
    return { dx, dy };
  }
}

const box = new Draggable();
box.down(10, 10);
box.move(14, 9);
