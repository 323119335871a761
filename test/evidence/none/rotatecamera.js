let yaw = 0.1, pitch = 0.3;
const sensitivity = 0.002;
const dyaw = movementX * sensitivity;
const dpitch = movementY * sensitivity;
yaw -= dyaw;
pitch = Math.max(-1.5, Math.min(1.5, pitch - dpitch));
const lookX = Math.cos(pitch) * Math.sin(yaw);
const lookY = Math.sin(pitch);
const lookZ = Math.cos(pitch) * Math.cos(yaw);
