#sh
cat <<'END' > /tmp/a
node.id=${NODE_ID}
a=$(hostname)
END
cat > /tmp/b <<-END
	indented=$HOSTNAME
	escaped=\$HOSTNAME
	END
cat << "E" >> /tmp/a
last=\n
E
