// Runs once in the container of MongoDB, before it is a replica set: the server's user may read and write in its database.
const { readFileSync } = require('node:fs')

db.getSiblingDB('mashangban').createUser({
  user: 'mashangban',
  pwd: readFileSync('/run/secrets/mongo-app', 'utf8').trim(),
  roles: ['readWrite']
})
