let kp = 2, ki = 0.5, kd = 0.1;
let target = 70, temp = 61, lastError = 10, sum = 40;
let error = target - temp;
sum += error;
let derror = error - lastError;
let power = kp * error + ki * sum + kd * derror;
power = Math.max(0, Math.min(100, power));
lastError = error;
