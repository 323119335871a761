// Attention of one query over two keys of size two, softmax by hand; snake case and no semicolons
let score_1 = (q_1 * k_11 + q_2 * k_12) * 0.7071
let score_2 = (q_1 * k_21 + q_2 * k_22) * 0.7071
let e_1 = Math.exp(score_1)
let e_2 = Math.exp(score_2)
let total = e_1 + e_2
let p_1 = e_1 / total
let p_2 = e_2 / total
let mixed = p_1 * val_1 + p_2 * val_2
// the backward pass
let grad_mixed = 3
let grad_p_1 = grad_mixed * val_1
let grad_p_2 = grad_mixed * val_2
let grad_val_1 = grad_mixed * p_1
let grad_val_2 = grad_mixed * p_2
let grad_total = -(grad_p_1 * e_1 + grad_p_2 * e_2) / (total * total)
let grad_e_1 = grad_p_1 / total + grad_total
let grad_e_2 = grad_p_2 / total + grad_total
let grad_score_1 = grad_e_1 * e_1
let grad_score_2 = grad_e_2 * e_2
let grad_q_1 = 0.7071 * (grad_score_1 * k_11 + grad_score_2 * k_21)
let grad_q_2 = 0.7071 * (grad_score_1 * k_12 + grad_score_2 * k_22)
let grad_k_11 = 0.7071 * q_1 * grad_score_1
let grad_k_12 = 0.7071 * q_2 * grad_score_1
let grad_k_21 = 0.7071 * q_1 * grad_score_2
let grad_k_22 = 0.7071 * q_2 * grad_score_2
