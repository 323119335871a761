const year = 2024, month = 3, day = 17;
const birthYear = 1990, birthMonth = 11, birthDay = 2;
const dYear = year - birthYear;
const dMonth = month - birthMonth;
const dDay = day - birthDay;
const months = dYear * 12 + dMonth;
const approxDays = months * 30.44 + dDay;
