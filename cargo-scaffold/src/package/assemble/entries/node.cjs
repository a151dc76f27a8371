// Node.js, by `require`.
/* NODE GLUE */
